// Counts the cases that a GoogleTest gives for a claim, and writes the count for
// docs/proof.csv. SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

namespace thimble_test {

// Use: `Proof proof("int8_equal");` in a test, then `EXPECT_TRUE(proof.check(a == b));`
// for each case. The fragment is written when the object goes; several objects of one
// claim in one test add up. A test that failed in another way counts as a failure of its
// claims.
class Proof {
 public:
  explicit Proof(const std::string& claim)
      : key_(claim + "." + test_name()), claim_(claim) {}
  Proof(const Proof&) = delete;
  Proof& operator=(const Proof&) = delete;

  ~Proof() {
    Counts& all = counts()[key_];
    all.cases += mine_.cases;
    all.failures += mine_.failures;
    if (testing::Test::HasFailure() && all.failures == 0) all.failures = 1;
    const char* folder = std::getenv("THIMBLE_PROOF_DIR");
    if (folder == nullptr) return;
    std::ofstream file(std::string(folder) + "/" + key_ + ".csv");
    file << claim_ << "," << all.cases << "," << all.failures << "\n";
  }

  bool check(bool right) {
    add(1, right ? 0 : 1);
    return right;
  }

  void add(unsigned long cases, unsigned long failures = 0) {
    mine_.cases += cases;
    mine_.failures += failures;
  }

 private:
  struct Counts {
    unsigned long cases = 0;
    unsigned long failures = 0;
  };

  static std::map<std::string, Counts>& counts() {
    static std::map<std::string, Counts> all;
    return all;
  }

  // The name of a typed or parametrised test holds slashes, which a file name cannot.
  static std::string test_name() {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string(test->test_suite_name()) + "." + test->name();
    for (char& c : name) {
      if (!std::isalnum(static_cast<unsigned char>(c)) && c != '.') c = '_';
    }
    return name;
  }

  std::string key_;
  std::string claim_;
  Counts mine_;
};

}  // namespace thimble_test
