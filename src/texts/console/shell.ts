// What stands on every page of the console.
import { ROLES as ROLES_EN } from '../en/roles.ts';
import type { Locale } from '../index.ts';
import { ROLES } from '../zh-CN/roles.ts';

export type { Locale };

/** Words by a key that comes from the server. */
export const words = (all: Readonly<Record<string, string>>): Readonly<Record<string, string>> => all;

/** Texts of a page: English has the same keys and parameters as Chinese. */
export function bilingual<T>(zh: T, en: NoInfer<T>): Readonly<Record<Locale, T>> {
  return { 'zh-CN': zh, en };
}

export const TIER_NAMES = bilingual(
  words({
    province: '省',
    city: '市',
    county: '县（区）',
    town: '乡镇（街道）',
    village: '村（社区）',
    grid: '网格',
  }),
  { province: 'Province', city: 'City', county: 'County', town: 'Town', village: 'Village', grid: 'Grid' },
);

export const ROLE_NAMES = bilingual(words(ROLES), ROLES_EN);

export const shellTexts = bilingual(
  {
    pages: words({
      today: '今日',
      reports: '报送',
      directives: '指令',
      findings: '督查',
      organisation: '组织',
      templates: '模板',
      accounts: '账号',
      audit: '审计',
      sandbox: '沙盒',
    }),
    skip: '跳到正文',
    menu: '菜单',
    signOut: '退出登录',
    language: 'English',
    dark: '深色',
    light: '浅色',
    live: '实时',
    lost: '连接断开，正在重连，数字可能不是最新',
    back: '已重新连上，数字已更新',
    loading: '正在读取…',
    empty: '这里还没有内容',
    again: '再试一次',
    offline: '连不上服务器，请检查网络或服务是否在运行',
    close: '关闭',
    cancel: '取消',
    confirm: '确认',
    done: '已办理',
    pending: '已收下，正在处理，请稍后看结果',
    notFound: '没有这个页面',
    forbidden: '您的岗位没有这个权限',
    option: (key: string) => (key === 'yes' ? '是' : key === 'no' ? '否' : `选 ${key}`),
    search: '查找',
    unit: '单位',
  },
  {
    pages: {
      today: 'Today',
      reports: 'Reports',
      directives: 'Directives',
      findings: 'Findings',
      organisation: 'Organisation',
      templates: 'Templates',
      accounts: 'Accounts',
      audit: 'Audit',
      sandbox: 'Sandbox',
    },
    skip: 'Skip to content',
    menu: 'Menu',
    signOut: 'Sign out',
    language: '中文',
    dark: 'Dark',
    light: 'Light',
    live: 'Live',
    lost: 'Connection lost, trying again; figures may be old',
    back: 'Connected again, figures are up to date',
    loading: 'Reading…',
    empty: 'Nothing here yet',
    again: 'Try again',
    offline: 'The server cannot be reached; check the network or whether it is running',
    close: 'Close',
    cancel: 'Cancel',
    confirm: 'Confirm',
    done: 'Done',
    pending: 'Kept and being worked on; look again in a moment',
    notFound: 'There is no such page',
    forbidden: 'Your post does not allow this',
    option: (key) => (key === 'yes' ? 'Yes' : key === 'no' ? 'No' : `Option ${key}`),
    search: 'Search',
    unit: 'Unit',
  },
);

export const signInTexts = bilingual(
  {
    title: '登录指挥台',
    name: '登录名',
    password: '密码',
    enter: '登录',
    hint: '第一次使用：打开启动时打印的链接，或请管理员发一个。',
    welcome: (person: string) => `${person}，您好`,
    choose: '请设置登录名和密码，以后用它们登录。',
    renew: '请设置新密码。',
    start: '开始使用',
    least: '至少 10 位',
    over: '这个链接用过了或已过期。',
    toSignIn: '去登录',
  },
  {
    title: 'Sign in to the console',
    name: 'Name',
    password: 'Password',
    enter: 'Sign in',
    hint: 'First time here: open the link printed at the start, or ask an administrator for one.',
    welcome: (person) => `Welcome, ${person}`,
    choose: 'Choose a name and a password; you will sign in with them from now on.',
    renew: 'Choose a new password.',
    start: 'Begin',
    least: '10 characters at least',
    over: 'This link has been used or is too old.',
    toSignIn: 'Sign in',
  },
);
