# chengwen_embed(TARGET NAMESPACE NAME FILE)
# Compiles a text file into a target as `const std::string_view NAME` of NAMESPACE.
function(chengwen_embed target namespace name file)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} content)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cc)
  file(CONFIGURE OUTPUT ${generated} @ONLY CONTENT [[#include <string_view>

namespace @namespace@ {

extern const std::string_view @name@;
const std::string_view @name@ = R"embedded(@content@)embedded";

}  // namespace @namespace@
]])
  target_sources(${target} PRIVATE ${generated})
endfunction()
