# What a standalone program is linked with: archives in place of shared libraries. See docs/decisions/0008-the-program-is-one-file.md.
include(CheckLinkerFlag)
include(ExternalProject)

# chengwen_source(NAME POOL FILE SHA256 TARGET ARCHIVES… [OPTIONS …])
# For a library of which the distribution has no archives: builds FILE, the source of the distribution's own package, found under
# POOL in its archive, when a program needs it, and sets CHENGWEN_ARCHIVE_<a> for each <a> of ARCHIVES (paths in the build folder).
# Sets nothing where the source cannot be had, and says so.
function(chengwen_source name)
  cmake_parse_arguments(SOURCE "" "POOL;FILE;SHA256;TARGET" "ARCHIVES;OPTIONS" ${ARGN})
  set(file ${CMAKE_BINARY_DIR}/sources/${SOURCE_FILE})
  set(known "")
  # The mirror forgets the releases of old distributions, the snapshot does not.
  foreach(mirror "" http://deb.debian.org/debian https://snapshot.debian.org/archive/debian/20250520T000000Z)
    if(mirror)
      file(DOWNLOAD ${mirror}/pool/main/${SOURCE_POOL}/${SOURCE_FILE} ${file} TIMEOUT 60 INACTIVITY_TIMEOUT 10)
    endif()
    if(EXISTS ${file})
      file(SHA256 ${file} known)
    endif()
    if(known STREQUAL SOURCE_SHA256)
      break()
    endif()
  endforeach()
  if(NOT known STREQUAL SOURCE_SHA256)
    message(STATUS "${SOURCE_FILE} cannot be had: ${name} stays a shared library, the program starts later")
    return()
  endif()

  set(archives ${SOURCE_ARCHIVES})
  list(TRANSFORM archives REPLACE "(.+)" "${CMAKE_BINARY_DIR}/sources/${name}/\\1")
  ExternalProject_Add(chengwen_source_${name} URL ${file} URL_HASH SHA256=${SOURCE_SHA256} EXCLUDE_FROM_ALL ON
    PREFIX ${CMAKE_BINARY_DIR}/sources/${name}-steps BINARY_DIR ${CMAKE_BINARY_DIR}/sources/${name}
    DOWNLOAD_EXTRACT_TIMESTAMP ON BUILD_BYPRODUCTS ${archives} LOG_CONFIGURE ON LOG_BUILD ON
    CMAKE_ARGS -DCMAKE_BUILD_TYPE=Release -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DBUILD_SHARED_LIBS=OFF ${SOURCE_OPTIONS}
    BUILD_COMMAND ${CMAKE_COMMAND} --build <BINARY_DIR> --target ${SOURCE_TARGET} INSTALL_COMMAND "")
  foreach(archive IN LISTS archives)
    cmake_path(GET archive STEM stem)
    string(REGEX REPLACE "^lib" "" stem ${stem})
    set(CHENGWEN_ARCHIVE_${stem} ${archive} PARENT_SCOPE)
  endforeach()
endfunction()

# chengwen_library(NAME SHARED ARCHIVE…)
# Makes chengwen::NAME: the shared library SHARED, but its archives in targets with the property STANDALONE. A program that is
# started for each document should not spend most of its time on loading libraries (docs/performance.md).
define_property(TARGET PROPERTY STANDALONE BRIEF_DOCS "Links archives where they can be had")
function(chengwen_library name shared)
  add_library(chengwen_library_${name} INTERFACE)
  add_library(chengwen::${name} ALIAS chengwen_library_${name})
  set(archives "")
  foreach(archive IN LISTS ARGN)
    if(NOT CHENGWEN_ARCHIVE_${archive})
      find_library(CHENGWEN_ARCHIVE_${archive} lib${archive}.a)
    endif()
    if(NOT CHENGWEN_ARCHIVE_${archive})
      target_link_libraries(chengwen_library_${name} INTERFACE ${shared})
      set_property(GLOBAL APPEND PROPERTY chengwen_shared_only ${name})
      return()
    endif()
    list(APPEND archives ${CHENGWEN_ARCHIVE_${archive}})
  endforeach()
  set(standalone $<BOOL:$<TARGET_PROPERTY:STANDALONE>>)
  target_link_libraries(chengwen_library_${name} INTERFACE "$<IF:${standalone},${archives},${shared}>")
endfunction()

# chengwen_standalone(TARGET)
# Gives the program TARGET the property STANDALONE, and the C and C++ libraries too: one file that needs no library of the machine, unless
# a library is there only as a shared one.
function(chengwen_standalone target)
  set_target_properties(${target} PROPERTIES STANDALONE ON)
  get_property(shared_only GLOBAL PROPERTY chengwen_shared_only)
  find_library(CHENGWEN_ARCHIVE_c libc.a)
  if(shared_only OR NOT CHENGWEN_ARCHIVE_c)
    target_link_options(${target} PRIVATE -static-libstdc++ -static-libgcc)
  else()
    target_link_options(${target} PRIVATE -static-pie)
    # ICU can load plug-ins; nobody asks it to, and the linker warns that they would need the C library as a shared one.
    check_linker_flag(CXX LINKER:--no-warnings CHENGWEN_LINKER_NO_WARNINGS)
    if(CHENGWEN_LINKER_NO_WARNINGS)
      target_link_options(${target} PRIVATE LINKER:--no-warnings)
    endif()
  endif()
endfunction()
