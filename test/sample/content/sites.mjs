/** Web sites of the invented district. `.example` is reserved: no such address can exist. */
export const GOVERNMENT = { site: '云澜区人民政府门户网站', tint: '#1b5fa9', tab: '云澜区人民政府门户网站' };
export const NEWS = { site: '云澜新闻网', tint: '#a61b22', tab: '云澜新闻网' };
export const ASSOCIATION = { site: '云澜区科学技术协会', tint: '#137a76', tab: '云澜区科学技术协会' };
export const CITY = { site: '云江市人民政府', tint: '#21468b', tab: '云江市人民政府' };
export const PROVINCE = { site: '岚江省科学技术协会', tint: '#0d6a9c', tab: '岚江省科学技术协会' };
