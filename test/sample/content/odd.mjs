import { bytes, news, plain, typed, web, zipped } from '../makers.mjs';
import { grid, label } from '../drawing/screen.mjs';
import { GOVERNMENT } from './sites.mjs';

/** What lies about in every real folder: left-overs of programs, a stray file, a zip, a wrong extension, a picture without a date. */

const stray = {
  head: '云澜区科学技术协会文件', number: '云科协〔2022〕23号',
  title: '云澜区科学技术协会\n关于做好2022年科普中国信息员\n注册和活跃度提升工作的通知',
  to: '各镇（街道）科协：',
  body: ['为健全科普中国信息员队伍，推动科普中国优质资源落地应用，现就有关工作通知如下：', '一、扩大覆盖。每个村（社区）注册信息员不少于15名，优先吸纳科技志愿者、教师、医务人员和网格员。', '二、提升活跃度。信息员每月通过微信、微博分享科普中国内容不少于20次，各镇（街道）按月通报。', '三、加强激励。年度考核前20%的信息员由区科协通报表扬。'],
  sign: '云澜区科学技术协会', date: '2022年3月9日', seal: '云澜区科学技术协会',
};

const project = `# 云澜区的填报项目：示例。人名、地名、单位名均为虚构。
standard: kepu-2021-2025
district: 云澜区
superiors: [云江市]
applicant: 云澜区科学技术协会
asOf: 2022-11-30
dueDate: 2022-12-10

caps:
  fileMegabytes: 20
  imageKilobytes: 600
  volumeMegabytes: 50

units:
  - name: 区委办
    aliases: [中共云澜区委办公室, 云澜区委办]
  - name: 区政府办
    aliases: [云澜区人民政府办公室, 云澜区政府办]
  - name: 区科协
    aliases: [云澜区科学技术协会, 云澜区科协]
  - name: 区科技局
    aliases: [云澜区科学技术局]
  - name: 区发改局
    aliases: [云澜区发展和改革局]
  - name: 区文明办
    aliases: [云澜区精神文明建设指导委员会办公室]
  - name: 区绩效办
    aliases: [云澜区绩效考核办公室]
  - name: 区委宣传部
    aliases: [中共云澜区委宣传部]
  - name: 区委组织部组织科
    aliases: [中共云澜区委组织部]
  - name: 区应急管理局
    aliases: [云澜区应急管理局]
  - name: 区卫健局
    aliases: [云澜区卫生健康局]
  - name: 区教育局
    aliases: [云澜区教育局]
  - name: 区财政局
    aliases: [云澜区财政局]
  - name: 区工信局
    aliases: [云澜区工业和信息化局]
  - name: 区农业农村局
    aliases: [云澜区农业农村局]
  - name: 区融媒体中心
    aliases: [云澜区融媒体中心]
  - name: 各街道
    members: [镇]
  - name: 澜桥街道
    aliases: [澜桥街道办事处]
  - name: 望澜街道
    aliases: [望澜街道办事处]
  - name: 枕溪街道
    aliases: [枕溪街道办事处]
  - name: 竹汀街道
    aliases: [竹汀街道办事处]

declarations:
  confirmed:
    - file: A3—1 科普渠道多样化/①各类场所活动/区图书馆/图书馆科普讲座预告【截图】.png
      what: window
      note: 讲座于2022年7月9日举办，已核对图书馆活动登记
      by: 阮思行
      date: 2022-11-22
      sha256: d024175781acd525a1844124f82bc53d9b939a75840712d56c4dfd35160a9fc9
`;

export default [
  plain('project.yaml', [project.trimEnd()]),
  bytes('A3—1 科普渠道多样化/①各类场所活动/Thumbs.db', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)])),
  bytes('A2-1 组织机构健全/（3）三长兼职挂职/区科协/~$长兼职挂职情况简述.docx', () => Buffer.concat([Buffer.from([3]), Buffer.from('kexie'), Buffer.alloc(156)])),
  zipped('A3—1 科普渠道多样化/①各类场所活动/区科技局/科技活动周图片打包.zip', { '说明.txt': '2022年科技活动周图片见网盘，压缩包内暂缺。\r\n', '目录.txt': '1 启动仪式\r\n2 展区\r\n' }),
  typed('区科协/待归类/扫描件0012.pdf', stray, { day: '2022-03-09' }),
  web('A3—1 科普渠道多样化/①各类场所活动/区图书馆/图书馆科普讲座预告【截图】.png', {
    ...GOVERNMENT, site: '云澜区图书馆', tab: '云澜区图书馆', tint: '#5a3d7a', address: 'https://www.yunlanlib.example/hd/index.html', clock: ['16:40', ''], height: 820,
    content: ({ x, y, width }) => label('当前位置：首页 > 活动预告', x, y + 36, 15, { fill: '#8a8f94' }) + label('“科学思享会”第36讲：从稻田到餐桌', x + width / 2, y + 110, 34, { anchor: 'middle' }) + label('地点：区图书馆二楼报告厅　　时间：7月9日（星期六）9:30', x + width / 2, y + 160, 20, { anchor: 'middle', fill: '#555' })
      + grid([['场次', '主题', '主讲'], ['第36讲', '从稻田到餐桌', '区农业农村局农艺师'], ['第35讲', '夏季合理用药', '区第二人民医院药师'], ['第34讲', '看懂天气预报', '气象科技志愿者'], ['第33讲', '家庭用电安全', '电力科技志愿者']], { x: x + 80, y: y + 210, widths: [180, 460, 300], size: 20, pitch: 50, head: '#efeaf5' }),
  }),
  news('A3—1 科普渠道多样化/①各类场所活动/澜桥街道/2021-09-14 听潮公园科普健步行【截图】.jpg', {
    site: { site: '云澜新闻网', tint: '#a61b22', tab: '云澜新闻网' }, address: 'https://www.yunlannews.example/ms/20210914/8841.html', clock: ['17:02', '2022/11/9'], path: '首页 > 民生', headline: '听潮公园里走一走 科普知识学一路', source: '澜桥街道', published: '2021-09-14 10:30',
    paragraphs: ['9月12日，澜桥街道在听潮公园举办“科普健步行”活动，沿2公里步道设置植物识别、垃圾分类、慢病预防、水资源保护等12个打卡点，300余名居民边走边学。', '科技志愿者在每个打卡点讲解互动，居民答对3道题即可盖章，集满印章可领取科普读物。社区居民说：“走一圈长了不少知识，还锻炼了身体。”', '据悉，街道将每季度举办1次健步行，并把打卡点二维码长期保留在步道旁。'],
  }),
];
