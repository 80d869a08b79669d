// Preloaded into a process under test (`node --import`): a disk beneath its files. With WATTBOOK_TEST_DISK=record it notes, for each
// file, how long it was when the disk last confirmed it; with `lazy` the log's confirmations come without anything being written;
// `fail:<n>` gives an I/O error on the nth of them. The notes, a line `<inode> <length>` each, lie in the file
// WATTBOOK_TEST_DISK_NOTES: they say what a loss of power leaves.
import fs from "node:fs";

const [mode, nth] = (process.env.WATTBOOK_TEST_DISK ?? "").split(":");
const notes = process.env.WATTBOOK_TEST_DISK_NOTES;
const note = ({ ino, size }) => fs.appendFileSync(notes, `${ino} ${size}\n`);

const fdatasync = fs.fdatasync;
let calls = 0;
fs.fdatasync = (fd, done) => {
  calls++;
  if (mode === "lazy") return void setImmediate(done, null);
  if (mode === "fail" && calls >= Number(nth)) {
    return void setImmediate(done, Object.assign(new Error("EIO: i/o error, fdatasync"), { code: "EIO" }));
  }
  const before = fs.fstatSync(fd);
  fdatasync(fd, (error) => {
    if (!error && mode === "record") note(before);
    done(error);
  });
};

const handle = await fs.promises.open(import.meta.filename, "r");
const prototype = Object.getPrototypeOf(handle);
await handle.close();
const sync = prototype.sync;
prototype.sync = async function () {
  const before = await this.stat();
  await sync.call(this);
  if (mode === "record" || mode === "lazy") note(before);
};
