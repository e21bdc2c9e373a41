# One library a folder: ashlar_library(name SOURCES … DEPENDS …). Warnings are errors in our own code.
function(ashlar_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                         -Wno-missing-field-initializers -Werror)
endfunction()

function(ashlar_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(ashlar_${name} STATIC ${ARG_SOURCES})
  target_include_directories(ashlar_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  foreach(dependency IN LISTS ARG_DEPENDS)
    if(TARGET ashlar_${dependency} OR dependency MATCHES "^[a-z]+$")
      target_link_libraries(ashlar_${name} PUBLIC ashlar_${dependency})
    else()
      target_link_libraries(ashlar_${name} PUBLIC ${dependency})
    endif()
  endforeach()
  ashlar_warnings(ashlar_${name})
endfunction()
