# Installs the headers and a package that find_package(thimble) finds.
# SPDX-License-Identifier: MIT
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/thimble)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/ DESTINATION include FILES_MATCHING PATTERN "*.h")
install(TARGETS thimble EXPORT thimble-targets)
install(EXPORT thimble-targets NAMESPACE thimble:: DESTINATION ${package_dir})

configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/thimble-config.cmake.in
  ${PROJECT_BINARY_DIR}/thimble-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/thimble-config-version.cmake COMPATIBILITY SameMinorVersion
  ARCH_INDEPENDENT)
install(FILES ${PROJECT_BINARY_DIR}/thimble-config.cmake
              ${PROJECT_BINARY_DIR}/thimble-config-version.cmake DESTINATION ${package_dir})
