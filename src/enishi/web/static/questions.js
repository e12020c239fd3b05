// The questions by keys: s same, d different, l later, u undo.

import { listen } from "./keys.js";

listen();
