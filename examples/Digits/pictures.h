// clang-format off
// SPDX-License-Identifier: MIT
// Three handwritten digits of 8x8 pixels, from '0' for paper to '@' for ink.
#pragma once

#include <Thimble.h>

static const uint8_t kPictureCount = 3;
THIMBLE_FLASH(static const char kPictures[3][65]) = {
    "002=@900"
    "00<<7@30"
    "01>30@40"
    "0004:@60"
    "000=@@90"
    "0005=100"
    "000;9000"
    "001@4000",

    "004>6000"
    "00:?2000"
    "00@;0000"
    "00=;0000"
    "03@<8300"
    "02@>8<90"
    "00@=4<<0"
    "006?@<10",

    "006>@@20"
    "05@=;@00"
    "0072?<00"
    "0007@=10"
    "00006?:0"
    "00000?90"
    "003;8@60"
    "007@@800"};
