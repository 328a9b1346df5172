import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, constants, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assetPath } from './assets.js';
import { fontConfig, profileSettings } from './soffice-profile.js';

/** LibreOffice, where it is installed: lays out one office document at a time. */
export interface Soffice {
  /** As it calls itself: `LibreOffice 7.4.7.2`. */
  readonly version: string;
  /** The document as PDF. Rejects when it gives none, or takes longer; nothing of it is then left. */
  toPdf(ask: SofficeAsk): Promise<Uint8Array>;
}

export interface SofficeAsk {
  /** Absolute path; only a copy is opened. */
  readonly file: string;
  /** Tells the program what the file is. */
  readonly extension: string;
  /** Dates in what is made, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly seconds: number;
}

/** Where its installers put it when it is not on the PATH. */
const USUAL_PLACES = ['/Applications/LibreOffice.app/Contents/MacOS/soffice', 'C:\\Program Files\\LibreOffice\\program\\soffice.exe', 'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe'];
const VERSION_SECONDS = 20;
/** Programs that start another without network, tried in this order: without special rights, then with. */
const WITHOUT_NETWORK = [['unshare', '-rn'], ['unshare', '-n']] as const;

/** Null when there is none, or none that answers. It works in folders of its own within `workFolder`, which must be private. */
export async function findSoffice(workFolder: string): Promise<Soffice | null> {
  const program = await findProgram();
  if (program === null) return null;
  return inOwnFolder(workFolder, async (folder) => {
    const { output } = await run([program, profileOf(folder), '--headless', '--version'], { folder, seconds: VERSION_SECONDS, asOf: null }).catch(() => ({ output: '' }));
    const version = /LibreOffice\s+[\d.]+/.exec(output)?.[0].replace(/\s+/, ' ');
    if (!version) return null;
    const prefix = await withoutNetwork(folder);
    return { version, toPdf: (ask) => inOwnFolder(workFolder, (own) => convert([...prefix, program], own, ask)) };
  });
}

async function findProgram(): Promise<string | null> {
  // A relative entry of the PATH could lie in a folder of evidence.
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  const names = process.platform === 'win32' ? ['soffice.exe'] : ['soffice', 'libreoffice'];
  for (const place of [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...USUAL_PLACES]) {
    if (await access(place, constants.X_OK).then(() => true, () => false)) return place;
  }
  return null;
}

/** Tried rather than looked up: a container can have the program and not the right. */
async function withoutNetwork(folder: string): Promise<readonly string[]> {
  for (const prefix of WITHOUT_NETWORK) {
    const { status } = await run([...prefix, 'true'], { folder, seconds: VERSION_SECONDS, asOf: null }).catch(() => ({ status: 1 }));
    if (status === 0) return prefix;
  }
  return [];
}

async function convert(command: readonly string[], folder: string, { file, extension, asOf, seconds }: SofficeAsk): Promise<Uint8Array> {
  await mkdir(join(folder, 'profile/user'), { recursive: true });
  await writeFile(join(folder, 'profile/user/registrymodifications.xcu'), profileSettings());
  await writeFile(join(folder, 'fonts.conf'), fontConfig(assetPath('dist/fonts'), join(folder, 'font-cache')));
  const copy = join(folder, `document.${extension}`);
  await copyFile(file, copy);
  const options = ['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo', '--convert-to', 'pdf', '--outdir', folder];
  const { output } = await run([...command, profileOf(folder), ...options, copy], { folder, seconds, asOf });
  return readFile(join(folder, 'document.pdf')).catch(() => {
    throw new Error(`LibreOffice made no PDF: ${output.replaceAll(folder, '…').trim().slice(-200) || 'it said nothing'}`);
  });
}

function profileOf(folder: string): string {
  return `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
}

/** Gone afterwards, with what the program left elsewhere. */
async function inOwnFolder<Done>(workFolder: string, work: (folder: string) => Promise<Done>): Promise<Done> {
  const folder = await mkdtemp(join(workFolder, 'office-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    for (const socket of socketsOf(folder)) await rm(socket, { force: true });
  }
}

/**
 * An instance that was ended leaves its socket, which lies in /tmp whatever TMPDIR says and is named after the profile
 * (LibreOffice, desktop/source/app/officeipcthread.cxx and sal/osl/unx/pipe.cxx).
 */
function socketsOf(folder: string): string[] {
  const digest = createHash('md5').update(Buffer.from(pathToFileURL(join(folder, 'profile')).href, 'utf16le')).digest();
  const name = [...digest].map((byte) => byte.toString(16)).join('');
  return [...new Set([0, process.getuid?.() ?? 0])].map((user) => `/tmp/OSL_PIPE_${user}_SingleOfficeIPC_${name}`);
}

interface RunLimits {
  /** Its home and its place for what it leaves. */
  readonly folder: string;
  readonly seconds: number;
  readonly asOf: string | null;
}

const MOST_OUTPUT = 10_000;

/** Runs a command to its end, or ends it with everything it started: when its time is over, and when this program ends. */
function run([program, ...args]: readonly string[], { folder, seconds, asOf }: RunLimits): Promise<{ readonly status: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program as string, args, { cwd: folder, env: environment(folder, asOf), stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32', windowsHide: true });
    let output = '';
    const listen = (chunk: Buffer) => { output = `${output}${chunk.toString('utf8')}`.slice(-MOST_OUTPUT); };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    const end = () => endAll(child);
    process.once('exit', end);
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      process.removeListener('exit', end);
      finish();
    };
    const timer = setTimeout(() => {
      end();
      settle(() => reject(new Error(`took longer than ${seconds} s`)));
    }, seconds * 1000);
    child.once('error', (error) => settle(() => reject(error)));
    child.once('close', (status) => {
      // Its launcher can be gone before the program itself.
      end();
      settle(() => resolve({ status, output }));
    });
  });
}

function endAll(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** Nothing of the user's own, one language, one day, and for programs that ask for a way out: none. */
function environment(folder: string, asOf: string | null): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  const { PATH, SystemRoot, SystemDrive } = process.env;
  return {
    PATH, SystemRoot, SystemDrive, HOME: folder, USERPROFILE: folder, APPDATA: folder, LOCALAPPDATA: folder, TMPDIR: folder, TEMP: folder, TMP: folder, LC_ALL: 'C.UTF-8', TZ: 'UTC', SAL_USE_VCLPLUGIN: 'svp',
    http_proxy: nowhere, https_proxy: nowhere, ftp_proxy: nowhere, no_proxy: '', FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    ...(asOf === null ? {} : { SOURCE_DATE_EPOCH: String(Date.parse(`${asOf}T00:00:00Z`) / 1000) }),
  };
}
