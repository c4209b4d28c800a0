// Words of the headings and cells of import files, as offices write them.

/** Headings by column; compared without case, blanks and marks. */
export const UNIT_COLUMNS = {
  code: ['code', '代码', '编码', '编号', '单位代码', '区划代码', '统计用区划代码'],
  name: ['name', '名称', '单位', '单位名称'],
  tier: ['tier', 'level', '层级', '级别', '级'],
  parent: ['parent', '上级', '上级代码', '上级编码', '上级单位', '上级单位代码', '父级', '父级代码'],
  aliases: ['aliases', 'alias', '别名', '简称', '俗称'],
  opened: ['opened', 'open', '启用日期', '启用', '成立日期', '设立日期'],
  closed: ['closed', 'close', '停用日期', '停用', '撤销日期'],
  kind: ['kind', '类型', '类别'],
} as const satisfies Record<string, readonly string[]>;

export const PEOPLE_COLUMNS = {
  name: ['name', '姓名', '名字'],
  unit: ['unit', '单位', '所属单位', '单位名称', '单位代码', '所属网格'],
  role: ['role', '角色', '职务', '岗位'],
  post: ['post', '主备', 'ab岗', 'ab角', '主备岗'],
  contact: ['contact', '联系人id', '微信id', '账号', '通道账号'],
  phone: ['phone', 'mobile', 'tel', '电话', '手机', '手机号', '联系电话', '手机号码'],
} as const satisfies Record<string, readonly string[]>;

export const POST_WORDS: Readonly<Record<string, 'principal' | 'backup'>> = {
  '': 'principal',
  principal: 'principal',
  main: 'principal',
  a: 'principal',
  a岗: 'principal',
  a角: 'principal',
  主: 'principal',
  主岗: 'principal',
  主责: 'principal',
  正: 'principal',
  backup: 'backup',
  b: 'backup',
  b岗: 'backup',
  b角: 'backup',
  备: 'backup',
  备岗: 'backup',
  副: 'backup',
  副岗: 'backup',
};
