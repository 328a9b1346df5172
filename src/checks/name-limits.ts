/** What stands around the name of a body in a Chinese sentence and is no part of it: knowledge of the language. */

/** May stand before a name, or makes a slogan of it (送书进学校). 北京同仁医院 holds 同 itself. */
export const BEFORE = /^.*(?:[联聯]合|携手|牵手|委托|聘请|特邀|引进|计划(?!生育)|准备|打算|组织|邀请|走进|走入|(?<!先)进$|依托|协同|会同|协调|动员|吸引|引导|支持|利用|发挥|通过|包括|例如|以及|还有|联系|对接|此外|目前|现有|参观|前往|开展|举办|承办|主办|协办|深入|简称|除了?|[的了和与及由在向到往为对从于让请被将把等]|同(?![仁济德])|以(?![岭色])|[0-9]+(?:年|月|日|家|个|所|名|余|多)+)/u;

/** Says only which or how many, or of what kind: 市属各学会, 一流学会. */
export const GENERIC = /^(?:各类|各级|各中小?|地区|老年|各个|各|多家|多个|多所|多|全区|全市|全县|全|本地|本|有关|相关|其他|部分|一些|若干|不少|众多|许多|有限|股份|责任|一流|优秀|龙头|骨干|示范|一|两|三|几|数|第[一二两三四五六七八九十0-9]+(?=[家个所])|家|个|所|该|的|中小|企业|事业|科技|社会|辖区|[国省市区县旗][属级]|国家级|直属|所属|区|市|县|省|高新|重点|知名|大型|小型|民营|国有|[某x×*甲乙丙丁])+$/u;

/** What the one body does with the other: 甲协会指导乙公司 are two, where 甲大学附属医院 is one. */
export const STARTS_ANOTHER = /^(?:指导|帮助|扶持|带领|资助|赞助|培训|接待)/u;

/** The word an ending’s last character belongs to, where that is another one: 举办, 干部, 统一部署, 大局, 新局面, 委托, 厂区, 村民, 乡镇. */
export const ENDING_GOES_ON: Readonly<Record<string, { readonly notBehind?: string; readonly notBefore?: string }>> = {
  办: { notBehind: '[举承主协开筹创兴督申交]', notBefore: '公室|法|理|学|事|好|得|案' },
  部: { notBehind: '[干全内外]', notBefore: '署|分|门|队|件|位' },
  局: { notBehind: '[格布大结]', notBefore: '面|势|部' },
  委: { notBefore: '托|员|派' },
  厂: { notBefore: '区|房|家|长|址|商' },
  村: { notBefore: '民|庄|级' },
  乡: { notBefore: '镇|村|下|土|亲' },
};
