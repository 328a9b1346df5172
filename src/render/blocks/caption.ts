import type { PhotoCaption } from '../../model/dossier.js';
import { writeDate } from './helpers.js';

/** What stands under a photograph: its topic, and the rest in a line below. */
export function captionLines({ time, place, people, topic }: PhotoCaption): string[] {
  const when = time && /^\d{4}(?:-\d{2}){0,2}$/.test(time) ? writeDate(time) : time;
  const parts = [when ? `时间：${when}` : '', place ? `地点：${place}` : '', people ? `人物：${people}` : ''].filter(Boolean);
  return [topic ? `主题：${topic}` : '', parts.join('　')].filter(Boolean);
}
