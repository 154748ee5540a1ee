/** Reads the colours on a display of xvfb's, which keeps its frame buffer in a file. No driver can look while a page is frozen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the frame buffer, which `xvfb-run -s '… -fbdir FOLDER'` names, too. */
const FOLDER = process.env.FRAMEBUFFER;

/** The display now: its size, and the colour of a pixel as `[red, green, blue]`. The file is in the format of xwd. */
export function readDisplay() {
  const file = readFileSync(join(FOLDER, 'Xvfb_screen0'));
  const [headerSize, width, height, rowLength, colours] = [0, 16, 20, 48, 76].map((at) => file.readUInt32BE(at));
  const start = headerSize + colours * 12;
  return {
    width,
    height,
    colour: (x, y) => {
      const at = start + y * rowLength + x * 4;
      return [file[at + 2], file[at + 1], file[at]];
    },
  };
}

/** The first pixel of that colour, as `{ x, y }`; `undefined` if there is none. */
export function find(display, [red, green, blue]) {
  for (let y = 0; y < display.height; y += 2) {
    for (let x = 0; x < display.width; x += 2) {
      const colour = display.colour(x, y);
      if (colour[0] === red && colour[1] === green && colour[2] === blue) return { x, y };
    }
  }
  return undefined;
}
