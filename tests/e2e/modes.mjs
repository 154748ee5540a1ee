/** The modes of the page, by their names in links. */
import { readFileSync } from 'node:fs';

/** Every mode, in the order of the registry. */
export const MODES = readFileSync(new URL('../../src/exercise/mode.rs', import.meta.url), 'utf8').match(/(?<=slug: ")[a-z-]+/g);
