#pragma once

#include "diag/message.h"

/// What the command line can say of files.
namespace chengwen::cli::messages {

using diag::Message;
using diag::Severity;

/// chengwen fill 没有.docx 数据.json -o x.docx: path
inline constexpr Message kNoFile{"cli.no-file", Severity::error, "找不到文件 `{0}`",
                                 "there is no file `{0}`"};
/// chengwen fill 文件夹 数据.json -o x.docx: path
inline constexpr Message kIsFolder{"cli.is-folder", Severity::error, "`{0}` 是文件夹，不是文件",
                                   "`{0}` is a folder, not a file"};
/// a file without read permission: path, the system's reason
inline constexpr Message kCannotRead{"cli.cannot-read", Severity::error, "读不了 `{0}`：{1}",
                                     "cannot read `{0}`: {1}"};
/// -o 没有的文件夹/x.docx: folder
inline constexpr Message kNoFolder{"cli.no-folder", Severity::error, "输出的文件夹 `{0}` 不存在",
                                   "the output folder `{0}` does not exist"};
/// -o on a full disk or without permission: path, the system's reason
inline constexpr Message kCannotWrite{
    "cli.cannot-write", Severity::error, "写不了 `{0}`：{1}；原来的文件没有动",
    "cannot write `{0}`: {1}; the file that was there is untouched"};
/// -o on a full disk: path
inline constexpr Message kDiskFull{
    "cli.disk-full", Severity::error, "磁盘已满，`{0}` 没有写；原来的文件没有动",
    "the disk is full, `{0}` was not written; the file that was there is untouched"};

/// chengwen audit 报告.docx --fix 报告.docx: path
inline constexpr Message kSameFile{
    "cli.same-file", Severity::error,
    "`{0}` 既要读（或者已经要写一次）又要写，什么也没有写；换一个文件名",
    "`{0}` is read, or written already, so that nothing was written; choose another name"};

/// chengwen batch with an empty file, or a folder without .json files: the file or folder
inline constexpr Message kNoRecords{"batch.no-records", Severity::error,
                                    "`{0}` 里没有记录；文件夹里要有 .json 数据文件",
                                    "there is no record in `{0}`; a folder must hold .json files"};
/// chengwen batch with a picture for records: path
inline constexpr Message kNoText{"batch.no-text", Severity::error, "`{0}` 不是文本文件",
                                 "`{0}` is no text file"};
/// chengwen batch with `[{"单位": "甲"},` for records, cut off: path
inline constexpr Message kArrayOpen{
    "batch.array-open", Severity::error, "`{0}` 的数组没有结束，少了 `]`：文件可能不完整",
    "the array in `{0}` has no end `]`: the file may be incomplete"};
/// Two records that give one file name: name, the number of the record that has it
inline constexpr Message kSameName{"batch.same-name", Severity::error,
                                   "文件名 `{0}` 已经用于第 {1} 条记录（只差大小写的算同一个）",
                                   "the file name `{0}` is taken by record {1} (names that differ "
                                   "only in case are one)"};

inline constexpr Message kMakeFolder{"hint.make-folder", Severity::hint,
                                     "先建这个文件夹，或者换一个 -o",
                                     "create the folder first, or choose another -o"};

inline constexpr const Message* kAll[] = {&kNoFile,      &kIsFolder,  &kCannotRead, &kNoFolder,
                                          &kCannotWrite, &kDiskFull,  &kSameFile,   &kNoRecords,
                                          &kNoText,      &kArrayOpen, &kSameName,   &kMakeFolder};

}  // namespace chengwen::cli::messages
