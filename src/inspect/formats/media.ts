import { Unreadable, type FormatReader } from '../format.js';
import { mediaSeconds } from '../media-length.js';

/** Films and sound: a dossier has no place for them, but says what was handed in and how long it plays. */
const reader: FormatReader = {
  id: 'media',
  formats: ['video', 'audio'],
  read({ bytes, format }) {
    const seconds = mediaSeconds(bytes);
    throw new Unreadable('unsupported-format', seconds === null ? format : `${format}, ${clock(seconds)}`);
  },
};

export default reader;

/** 3725 → `1:02:05`. */
function clock(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
