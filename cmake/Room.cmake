add_library(chengwen_warnings INTERFACE)
target_compile_options(chengwen_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC bug 105651: g++ 12 sees overlaps in std::string's own operator+ that are not there.
  target_compile_options(chengwen_warnings INTERFACE -Wno-restrict)
  # And, optimising code behind precompiled headers, overflows that are not there either.
  target_compile_options(chengwen_warnings INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:-Wno-stringop-overflow> $<$<NOT:$<CONFIG:Debug>>:-Wno-array-bounds>)
endif()

# Precompiled once for all rooms: what nearly every file includes.
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/headers.cc CONTENT "")
add_library(chengwen_headers OBJECT ${CMAKE_BINARY_DIR}/headers.cc)
target_precompile_headers(chengwen_headers PRIVATE <algorithm> <array> <functional> <map> <memory> <optional> <set> <string>
  <string_view> <utility> <vector>)
target_link_libraries(chengwen_headers PRIVATE chengwen_warnings)

# chengwen_room(NAME [PUBLIC rooms and libraries…] [PRIVATE libraries…])
# One static library per folder of src/, added to CHENGWEN_ROOMS; a room sees the headers of what it links and no others' targets.
function(chengwen_room name)
  cmake_parse_arguments(ROOM "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cc)
  set(links "")
  foreach(dependency IN LISTS ROOM_PUBLIC)
    if(TARGET chengwen_room_${dependency})
      list(APPEND links chengwen_room_${dependency})
    else()
      list(APPEND links ${dependency})
    endif()
  endforeach()
  if(sources)
    add_library(chengwen_room_${name} STATIC ${sources})
    target_include_directories(chengwen_room_${name} PUBLIC $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/src>)
    target_link_libraries(chengwen_room_${name} PUBLIC ${links} PRIVATE ${ROOM_PRIVATE} chengwen_warnings)
    target_precompile_headers(chengwen_room_${name} REUSE_FROM chengwen_headers)
  else()
    add_library(chengwen_room_${name} INTERFACE)
    target_include_directories(chengwen_room_${name} INTERFACE $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/src>)
    target_link_libraries(chengwen_room_${name} INTERFACE ${links})
  endif()
  add_library(chengwen::${name} ALIAS chengwen_room_${name})
  set(CHENGWEN_ROOMS ${CHENGWEN_ROOMS} chengwen_room_${name} PARENT_SCOPE)
endfunction()
