import type { Check } from './check.js';
import accepts from './accepts.js';
import addressOrDate from './address-or-date.js';
import agrees from './agrees.js';
import captioned from './captioned.js';
import categories from './categories.js';
import consistent from './consistent.js';
import count from './count.js';
import district from './district.js';
import draft from './draft.js';
import duplicate from './duplicate.js';
import eachYear from './each-year.js';
import entries from './entries.js';
import extension from './extension.js';
import figures from './figures.js';
import filled from './filled.js';
import inForce from './in-force.js';
import highlight from './highlight.js';
import issuer from './issuer.js';
import mentions from './mentions.js';
import names from './names.js';
import ownWords from './own-words.js';
import orientation from './orientation.js';
import perHead from './per-head.js';
import person from './person.js';
import photoQuality from './photo-quality.js';
import pictureKind from './picture-kind.js';
import privacy from './privacy.js';
import readable from './readable.js';
import responsible from './responsible.js';
import resolution from './resolution.js';
import scanQuality from './scan-quality.js';
import seal from './seal.js';
import sealName from './seal-name.js';
import showsNumber from './shows-number.js';
import size from './size.js';
import states from './states.js';
import window from './window.js';
import wordLimit from './word-limit.js';

/** Every check, in the order in which problems are reported. A new check is one file and one line here. */
export const CHECKS = [
  count, eachYear, categories, names, figures, perHead,
  agrees,
  readable, accepts, pictureKind, photoQuality, captioned, addressOrDate, showsNumber, extension, draft, filled, seal, sealName, highlight, window, inForce, consistent, wordLimit, ownWords, issuer, responsible, district, states, mentions, entries,
  resolution, scanQuality, orientation, size, duplicate, privacy, person,
] as unknown as readonly Check[];
