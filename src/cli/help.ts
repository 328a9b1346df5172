import type { Language } from '../model/text.js';
import type { CommandName } from './arguments.js';

/** The help of one command, or of all. */
export function helpText(language: Language, command: CommandName | null): string {
  const lines = language === 'en' ? EN : ZH;
  return command ? `${lines.commands[command].join('\n  ')}\n\n${lines.everywhere}` : `${lines.head}\n\n${Object.values(lines.commands).map((each) => `  ${each[0]}\n      ${each[1]}`).join('\n')}\n\n${lines.everywhere}\n${lines.exits}`;
}

interface Help {
  readonly head: string;
  readonly commands: Readonly<Record<CommandName, readonly [string, string, ...string[]]>>;
  readonly everywhere: string;
  readonly exits: string;
}

const ZH: Help = {
  head: '卷宗 juanzong：按标准核对佐证材料，编制带件号、页码和目录的 PDF、Word 卷宗；缺什么、谁来补，逐条列明。',
  commands: {
    init: ['juanzong init 目录 [--standard 标准] [--unit 单位] [--update]', '建立工作目录：文件夹、填报说明（文本和 Word）、数据表和 project.yaml', '--unit 只打包该单位要填的部分（zip）；--update 标准变动后补齐，新的说明和表放在旧的旁边，什么都不覆盖'],
    check: ['juanzong check [目录] [--watch]', '扫描、检测、核对；写出 out/result.json 和 out/report/', '--watch 材料一有变动就重新核对，只检测变动的文件；仍在复制的文件等写完再看'],
    build: ['juanzong build [目录] [--final] [--renumber] [--timings] [--trace 文件]', '核对并编制卷宗；再写出 out/dossier/', '--final 有缺项时不出卷宗；--renumber 重新编件号；--timings 显示各步用时、内存和最慢的十个文件；--trace 另存为 Chrome 跟踪文件；--sign 私钥 给成果签名（Ed25519 或 SM2）；--preview 指标或考察内容 只排这一部分，写到 out-preview/（改模板时用）；--unpack 取出压缩包（zip）里的文件一并检测（check 也可用）'],
    confirm: ['juanzong confirm 文件 [目录] --by 姓名 --what 检查 [--note 说明] [--date 日期]', '记下人工确认：写入 project.yaml，原有内容和注释不动', '--what 是报告中问题编号“/”之前的一段，如 seal、window；--date 默认当天'],
    waive: ['juanzong waive 考察内容 [目录] --by 姓名 --note 理由 [--due 日期]', '记下一项不适用，或（加 --due）到期补交', '声明单独计列，不算通过'],
    inspect: ['juanzong inspect 文件… [--ocr off]', '单个文件的检测信息；扫描件上的文字一并识别'],
    verify: ['juanzong verify out [--key 公钥]', '核验成品：校验值、页码、目录与实际页面是否一致；给出公钥时核验签名'],
    standard: ['juanzong standard check 路径', '检查标准和模板，列出全部错误及行号'],
  },
  everywhere: `通用选项：
  --json            标准输出只含机器可读结果
  --out 目录        成果位置（默认 out）
  --lang zh-CN|en   界面语言
  --jobs N          并行数（默认等于处理器核数）
  --cache 目录      检测缓存的位置；--no-cache 不用缓存
  --ocr needed|all|off  识别扫描页上的文字：要核对日期和文字的（默认）、全部、不识别
  --quiet           不显示进度
  --help, --version`,
  exits: '退出码：0 完整；1 有缺项（成果照常写出，标为草稿）；2 用法错误；3 材料或标准无法读取；70 程序错误；130 被中断\n',
};

const EN: Help = {
  head: 'juanzong (卷宗): checks evidence against a standard and assembles numbered PDF and Word dossiers that name every omission.',
  commands: {
    init: ['juanzong init DIR [--standard ID|PATH] [--unit UNIT] [--update]', 'make a workspace: folders, guides (text and Word), forms for figures, project.yaml', '--unit: only that unit’s part, as a zip; --update: after the standard changed, adds what is missing and puts new guides and forms beside the old'],
    check: ['juanzong check [DIR] [--watch]', 'scan, inspect, check; writes out/result.json and out/report/', '--watch: check again on every change; only what changed is inspected, and a file still being copied is waited for'],
    build: ['juanzong build [DIR] [--final] [--renumber] [--timings] [--trace FILE]', 'check, then assemble; also writes out/dossier/', '--final: no dossier while there are gaps; --renumber: number afresh; --timings: time and memory per stage, the ten slowest files; --trace: the same as a Chrome trace; --sign KEY: sign the package (Ed25519 or SM2); --preview SECTION: only that indicator or item, into out-preview/ (for who edits templates); --unpack: take the files out of zips and look into them (check too)'],
    confirm: ['juanzong confirm FILE [DIR] --by NAME --what CHECK [--note …] [--date DAY]', 'write down that a person has looked: into project.yaml, whose text and comments stay', '--what is the part of a problem’s code before “/”, such as seal or window; --date is today unless given'],
    waive: ['juanzong waive ITEM [DIR] --by NAME --note REASON [--due DAY]', 'write down that an item does not apply or, with --due, that it will come later', 'a declaration is counted apart and is no pass'],
    inspect: ['juanzong inspect FILE… [--ocr off]', 'the facts about single files; the words of scans are read too'],
    verify: ['juanzong verify OUT [--key PUBLIC]', 'prove a finished package: hashes, page numbers, catalogue against pages; with a key, its signature'],
    standard: ['juanzong standard check PATH', 'every mistake of a standard and its templates, with line numbers'],
  },
  everywhere: `Everywhere:
  --json            machine output on standard output, nothing else there
  --out DIR         where the package goes (default out)
  --lang zh-CN|en   language of the interface
  --jobs N          threads (default: the cores)
  --cache DIR       where facts are kept; --no-cache for none
  --ocr needed|all|off  read the words of scanned pages: where dates or words are asked for (default), all, none
  --quiet           no progress
  --help, --version`,
  exits: 'Exit status: 0 complete; 1 gaps (outputs written, marked as a draft); 2 wrong usage; 3 input or standard cannot be read; 70 a bug; 130 interrupted\n',
};
