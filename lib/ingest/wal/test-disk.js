// Preloaded into a process under test (`node --import`): a disk beneath its log. With WATTBOOK_TEST_DISK=record it notes, for each
// file, how long it was when the disk last confirmed it; with `lazy` it confirms without having written; `fail:<n>` gives an I/O
// error on the nth confirmation. The notes lie in WATTBOOK_TEST_DISK_NOTES: what a loss of power leaves of each file.
import fs from "node:fs";
import path from "node:path";

const [mode, nth] = (process.env.WATTBOOK_TEST_DISK ?? "").split(":");
const notes = process.env.WATTBOOK_TEST_DISK_NOTES;
const sync = fs.fdatasync;
let calls = 0;

fs.fdatasync = (fd, done) => {
  calls++;
  if (mode === "lazy") return void setImmediate(done, null);
  if (mode === "fail" && calls >= Number(nth)) {
    return void setImmediate(done, Object.assign(new Error("EIO: i/o error, fdatasync"), { code: "EIO" }));
  }
  const { size } = fs.fstatSync(fd);
  sync(fd, (error) => {
    if (!error && mode === "record") {
      const file = fs.readlinkSync(`/proc/self/fd/${fd}`);
      fs.appendFileSync(path.join(notes, path.basename(file)), `${size}\n`);
    }
    done(error);
  });
};
