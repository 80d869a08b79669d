/** Frames that one client has not taken yet: the newest few; older ones are dropped, and counted. */
export interface FrameQueue<Frame> {
  push(frame: Frame): void;
  /** All that wait, and how many were dropped since the last time. */
  take(): { readonly frames: readonly Frame[]; readonly dropped: number };
  readonly length: number;
}

export function frameQueue<Frame>(most: number): FrameQueue<Frame> {
  let frames: Frame[] = [];
  let dropped = 0;
  return {
    push(frame) {
      frames.push(frame);
      if (frames.length <= most) return;
      frames.shift();
      dropped++;
    },
    take() {
      const taken = { frames, dropped };
      frames = [];
      dropped = 0;
      return taken;
    },
    get length() {
      return frames.length;
    },
  };
}
