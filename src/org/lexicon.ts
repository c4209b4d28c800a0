// Words of place names, roles and tiers as people write them: the only Chinese of the org besides names.
import type { Role } from '../permissions.ts';
import type { Tier } from '../templates/types.ts';

/** Traditional characters frequent in names of places and units, and their simplified forms. */
const TRADITIONAL =
  '網號鎮鄉縣區東溝灣張劉陳楊黃趙吳馬龍園莊橋興華雙遼鐵電廠陽農團結勝衛豐義節機場廣學門開發經濟會員戶樓棟頭萬個點韓' +
  '鄭孫馮許蔣應葉閻範馮蘇盧賈譚廖鄒陸萊臺樹嶺澤貴畢蘭聖漢滿關幾長遠達進島湖礦車煙雲鳳鳥寶壩圍窪窯銀錢錦陳積積術衝後無為興親爾連羅賓黨體實業從眾來順歡樂慶壽習聯產勞動陰隊檢鄔鄧鄒齊薊訥賴蕭顧龐顏飛魯黃環紅綠級線約給絡統營當歷階際陣陳陝';
const SIMPLIFIED =
  '网号镇乡县区东沟湾张刘陈杨黄赵吴马龙园庄桥兴华双辽铁电厂阳农团结胜卫丰义节机场广学门开发经济会员户楼栋头万个点韩' +
  '郑孙冯许蒋应叶阎范冯苏卢贾谭廖邹陆莱台树岭泽贵毕兰圣汉满关几长远达进岛湖矿车烟云凤鸟宝坝围洼窑银钱锦陈积积术冲后无为兴亲尔连罗宾党体实业从众来顺欢乐庆寿习联产劳动阴队检邬邓邹齐蓟讷赖萧顾庞颜飞鲁黄环红绿级线约给络统营当历阶际阵陈陕';

export const SIMPLER: ReadonlyMap<string, string> = new Map(
  Array.from(TRADITIONAL, (character, i): [string, string] => [character, SIMPLIFIED.charAt(i)]),
);

export const DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** Runs of Chinese numerals up to 99 with 十; `tens` and `ones` are DIGITS. */
export const TENS = /([一二两三四五六七八九])?十([一二三四五六七八九])?/g;
export const SINGLE_DIGITS = /[〇零一二两三四五六七八九]/g;

/** Longer spellings of an ending and the one that stands for all, applied anywhere in a folded name. */
export const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/村?(?:村民委员会|村委会|村民委|村委)/g, '村'],
  [/社区(?:居民委员会|居委会|居委)/g, '社区'],
  [/居民委员会|居委(?!会)/g, '居委会'],
  [/街道(?:办事处|办)/g, '街道'],
  [/(?:镇|乡)人民政府/g, '镇'],
];

/** 3号网格 = 第三网格 = 网格3 = 3格, after numerals have become digits. */
export const GRID_FORMS: readonly (readonly [RegExp, string])[] = [
  [/第?(\d+)号?(?:网格|格)(?!子)/g, '$1网格'],
  [/(?<!\d)网格第?(\d+)号?/g, '$1网格'],
];
/** A folded grid name, and what people say for it when everybody knows that grids are meant. */
export const GRID = /^(\d+)网格$/;
export const GRID_SAID = '$1号';

/** Endings people leave out: 西沟 for 西沟村. */
export const DROPPED = /(?:自治州|自治县|街道|社区|居委会|[省市县区镇乡村旗州盟])$/;

/** How the name of a village is said: 张家村委会 is 张家村. */
export const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/村?(?:村民委员会|村委会)$/, '村'],
  [/社区(?:居民委员会|居委会)$/, '社区'],
];
/** 平东街 for 平东街道 at the head of the names of its communities. */
export const STREET = /街道$/;
export const STREET_SHORT = '街';

/** What a group's name carries around the name of the unit. */
export const TOPIC_NOISE =
  /(?:疫情|防疫|防控|防汛|抗旱|森林|防火|防灭火|安全|生产|战役|应急|零报告|日报|网格化|指挥部?|工作|通知|上报|报送|管理|居民|村民|业主|联络|联防|值班|信息|专班|微信|服务|大家庭|总|部)*(?:交流|信息)?群?[\d一二三四五六七八九]*群?$/;
export const TOPIC_YEAR = /(?:19|20)\d{2}年?/g;
export const TOPIC_RESIDENTS = /居民|村民|业主|住户/;

export const TIER_WORDS: Readonly<Record<string, Tier>> = {
  1: 'province',
  2: 'city',
  3: 'county',
  4: 'town',
  5: 'village',
  6: 'grid',
  省: 'province',
  省级: 'province',
  市: 'city',
  市级: 'city',
  县: 'county',
  区: 'county',
  县区: 'county',
  区县: 'county',
  县级: 'county',
  乡镇: 'town',
  镇: 'town',
  乡: 'town',
  街道: 'town',
  镇街: 'town',
  乡级: 'town',
  村: 'village',
  社区: 'village',
  村社区: 'village',
  村级: 'village',
  网格: 'grid',
  网格级: 'grid',
};

export const ROLE_WORDS: Readonly<Record<string, Role>> = {
  网格员: 'grid_worker',
  信息员: 'grid_worker',
  网格长: 'grid_leader',
  村书记: 'grid_leader',
  社区书记: 'grid_leader',
  包保干部: 'liaison_cadre',
  包村干部: 'liaison_cadre',
  驻村干部: 'liaison_cadre',
  下沉干部: 'liaison_cadre',
  乡镇: 'town_office',
  乡镇办: 'town_office',
  街道办: 'town_office',
  镇防控办: 'town_office',
  督查员: 'inspector',
  督查组: 'inspector',
  督查: 'inspector',
  督导员: 'inspector',
  值班长: 'duty_officer',
  值班员: 'duty_officer',
  县防控办: 'county_office',
  县办: 'county_office',
  县区办: 'county_office',
  指挥长: 'commander',
  总指挥: 'commander',
  市防控办: 'city_office',
  市办: 'city_office',
  管理员: 'admin',
};
