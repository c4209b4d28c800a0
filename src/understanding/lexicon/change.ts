// Words that change, undo or only report a count: a figure beside them is no certain figure (domain.md §11, ambiguous_number).

/** In front of a further figure or behind it: some of those counted are gone, or more have come. */
export const CHANGE =
  /解除|解[了隔]|[已又]解|^解$|离开|离[村家了]|走(?!访|廊)|出院|痊愈|治愈|康复|排除|[送接拉带转]走|转[到去出入集运为院诊]|退|撤|取消|释放|放(?:了|出|行)|期满|到期|减|(?<!参)加|[变降升涨]|少了|多了|添|重复|除外|不[含算在是]|剩|尚?余|还有|又|再|另|[刚新][来到]|后来|[没未][登计算统报]|^漏|跑了|剔除|^[出进]$|^回(?!来)|返[回岗校城]|去了/;
/** What is to come, or a running total, changes nothing of today's figure. */
export const UNCHANGED =
  /明[天日早晚]|后天|下[周月]|计划|预计|准备|打算|即将|\d[天日]后|后解|将[于在要解]|比[昨上前]|[较比]昨|较[前上]|[没未]有?(?:解|期|减|走|离|变)/;
/** Both flows beside the stock: 居隔5人，新增1人，解除2人. */
export const [FLOW_IN, FLOW_OUT] = [/新增/, /解除/];
/** Behind a count, without any figure: it may not hold any more, or never held. */
export const UNDONE =
  /排除|(?:已|都|全|又|刚|均|现|今[天日])解除|离开|离村|走[了掉]|[转送接拉带]走(?!集中|隔离|去?医)|退[烧热了]|不发?[烧热]了|[药病]好了|好转|作废|(?:[未没待尚需等]|正在|进一步)(?:经|有|再|要)?(?:核[实对查]|确[认定]|登记(?!信息)|落实)|存疑|不确定|说不准|[没未]数清|复[测查](?!核酸)|(?:又|就|已|恢复)正常|正常了|[没未]到(?:[家村达]|[)，,。;!\s]|$)|[没未]回来|在路上|在?途中|重复|误[报测]|虚惊|不对|[搞弄记数看]错|不算|不作数|不属实|还在核|无法|实[为际]|查无|[查证]明不|并非|[没未]数|^\(?\?/;
/** Behind a label: its name is part of another thing's. */
export const COMPOUND =
  /^(?:专线|热线|电话|号码|时间|日期|政策|专班|门诊|车票|机票|专列|专车|补贴|礼包|通知|公告|地点|路线|集合)/;
/** Who says so is not the sender. */
export const WITNESS =
  /(?<![我来再先报来])(?:说|讲|称)(?!明|一[下声]|[下错话])|(?<![没未])(?:看|瞧|碰|遇|撞)[见到]|听[到见]|猜|打赌|我赌|喊|好像听|告[诉知]|反映|来电/;
/** Predicates of some of those counted that leave the count as it is. */
export const HARMLESS =
  /核酸|登记|报备|建档|隔离|居家|在家|阴性|阳性|[红黄绿]码|岁|学生|大人|小孩|娃|男|女|从|来自|自驾|坐|乘|送[医诊院]|就医|体温|抗原|疫苗|做工|打工|集中|住|是|的$|户/;
/** Comes to the unit. */
export const ARRIVES = /回来|[新又还][来有]|来了|另有|(?<!劝)返/;
/** The days a figure may be for, and the parts of a day. */
export const TODAY = /(?:今[天日早晚]?|现在?|目前|刚才?|本日|当日|[上下中]午|早[上晨]|晚上|夜里)(?:[又还是有为共计]*)$/;
/** A part of the day. */
export const SHIFT = /[上下中]午|早[上晨]|晚上|夜里/;
/** All together. */
export const WHOLE = /(?:^|[^\d])(?:一共|总共|合计|共计|总计|共)(?:有|是|为|计)?$/;
/** Ends the name of a place or of a household. */
export const PLACE = /(?:[东西南北前后上下里外]头|[东西南北]|家|院|屋)$/;
/** Ends like a place, and is none. */
export const DUTY = /[值上下换]班$/;
/** The sender takes the count back. */
export const WITHDRAWN = /撤[销回]|取消|作废|删[除掉]|去掉|扣[除掉]/;
/** What is left after the changes. */
export const LEFT_OVER =
  /(?:剩|余|现有|现在|现存|目前)(?:下|余|有|还有|还剩|是|为|共)*$|(?:剩|现有|剩余|尚有|目前|还有)[^，,。;\n]{0,3}\d/;
/** Some of those counted are gone; some have come. */
export const FLOW_OUT_OF = /解除|解[了隔]?$|解$|离开|离村|走了|走|出院|期满|到期|减/;
export const FLOW_INTO = /新增|增加|又[来增]|新来|转入|加/;
/** What a bracket says of those counted who are not there yet: 明天到, 后天回来, 预计, 计划中. */
export const ABSENT =
  /^\([\s\d人]*(?:中|的|数|阶段)?\)$|回(?!访|执|复|头)|返(?!岗)|到(?![期位]|村委|社区|医院|卫生|天)|来(?!做|采|测|查|登|领|取|源)|抵/;
/** Says of a figure that it is not today's. */
export const ANOTHER_DAY =
  /明[天日早晚后]|后天|大后天|下[周个]|下半?月|过[几两]天|[昨前][天日晚夜早]|上[周月次个]|去年|往年|以前|之前|节[前后]|春节|国庆|中秋|年底|年前|周[一二三四五六日末]|星期/;
/** Says of a figure that it is a rule. */
export const AS_A_RULE = /[每天日]天|每|一天|至少|最少|不少于|不低于|以[上下内]|不超过|不得|[点时]前/;
/** Right behind a count, in a bracket: said of the rest of the day, and not that it has happened. */
export const TO_COME =
  /^[ ]*[(，,](?:预计|大概|大约|估计)?(?:今[天日])?(?:(?:下午|傍晚|晚上|今晚|今夜|夜里|半夜|晚些|晚点|待会儿?|一会儿?|马上|稍后|等下)[^()已了的，,]{0,8}?|快|快要|将|即将|还没)(?:到|抵|回来)(?:家|村|达|站)?[)。]?$/;
