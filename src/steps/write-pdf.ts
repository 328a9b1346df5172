import { NO_CACHE, openCache } from '../io/cache.js';
import { openEvidenceReader } from '../io/evidence-reader.js';
import { openFileMarks } from '../io/file-marks.js';
import type { Fonts } from '../render/pdf/fonts.js';
import { writeVolumes, type WrittenDossier } from '../render/pdf/write.js';
import { collectingEarly } from './collecting-early.js';
import type { VolumePlan } from './plan-volumes.js';
import { openPrepared, type PreparedFile } from './prepare-pages.js';
import { volumesLayout } from './volumes-layout.js';
import type { MadeReady } from './write-dossier.js';

export type PdfJob = Pick<MadeReady, 'plan' | 'templates' | 'project' | 'evidence' | 'place' | 'cache' | 'readings' | 'staging' | 'clock' | 'prepared' | 'scratch'>;

const ATTEMPTS = 5;

/**
 * Writes the volumes. What one will weigh is only estimated before it is written: one that came out too heavy is cut again
 * by what was seen. `onLayout` is told of every attempt before its volumes are written; the last one holds.
 */
export async function writePdf(job: PdfJob, fonts: Fonts, onLayout: (volumes: VolumePlan) => void): Promise<{ readonly volumes: VolumePlan; readonly written: WrittenDossier }> {
  const { plan, staging, clock, project } = job;
  const sizes = new Map(plan.result.files.map((file) => [file.path, file.bytes]));
  const weights = new Map(plan.exhibits.map(({ number, path }) => [number, weightOf(job.prepared.get(path), sizes.get(path) ?? 0)]));
  const layOut = volumesLayout(job, fonts);
  const marks = await openFileMarks(job.cache.use ? openCache(job.cache.folder ?? undefined) : NO_CACHE, job.evidence);
  for (let attempt = 1; ; attempt++) {
    clock.enter('layout');
    const volumes = await layOut(weights);
    onLayout(volumes);
    clock.enter('pdf');
    const written = await collectingEarly((sooner) => writeVolumes({
      layout: volumes.layout, exhibits: plan.exhibits, fonts, starts: volumes.starts,
      evidence: openEvidenceReader({ ...job, marks }),
      prepared: (exhibit) => openPrepared(job, exhibit.path),
      target: { append: (file) => staging.append(`dossier/${file}`) },
      readings: job.readings,
      onPages: clock.count,
      onClosing: sooner,
    }));
    if (attempt === ATTEMPTS || !reweigh(weights, written, project.caps.volumeBytes)) return { volumes, written };
    await staging.reset();
  }
}

/** Makes the exhibits of volumes that are over the cap as heavy as they turned out; false when none is. */
function reweigh(weights: Map<string, number>, { volumes, exhibits }: WrittenDossier, cap: number | null): boolean {
  const heavy = volumes.filter((volume) => cap !== null && volume.bytes > cap).map(({ bytes, firstPage, pages }) => ({
    bytes, inside: exhibits.filter((exhibit) => exhibit.lastPage >= firstPage && exhibit.firstPage < firstPage + pages),
  }));
  for (const { bytes, inside } of heavy) {
    const known = inside.reduce((sum, { number }) => sum + (weights.get(number) ?? 0), 0);
    for (const { number } of inside) weights.set(number, Math.ceil((weights.get(number) ?? 0) * Math.max(1.02, bytes / Math.max(1, known))));
  }
  return heavy.some(({ inside }) => inside.length > 0);
}

/** Bytes that an exhibit brings into its volume: its own, and those of what was made of it. */
function weightOf(prepared: PreparedFile | undefined, bytes: number): number {
  const isCopied = prepared?.pages.some((page) => page.document === 0) ?? true;
  return (isCopied ? bytes : 0) + (prepared?.bytes ?? 0);
}
