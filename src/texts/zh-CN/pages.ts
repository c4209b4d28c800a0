import { fixed } from '../words.ts';

/** Sentences the console's server answers with; what stands on its pages is in texts/console. */
export const consoleTexts = {
  'console.signIn': fixed('请先登录'),
  'console.wrong': fixed('登录名或密码不对'),
  'console.tooMany': (p: { minutes: number }) => `试的次数太多，请 ${p.minutes} 分钟后再试`,
  'console.linkOver': fixed('这个链接用过了或已过期，请让管理员再发一个'),
  'console.nameTaken': fixed('这个登录名已有人用，请换一个'),
  'console.badName': fixed('登录名用 2–32 个汉字、字母、数字、点或横线，不用电话或证件号码'),
  'console.weak': (p: { least: number }) => `密码至少 ${p.least} 位，且不能和登录名一样`,
  'console.noLogin': fixed('没有这个登录名'),
  'console.nobody': fixed('名册里没有这个人了，请联系管理员'),
  'console.forbidden': fixed('您的岗位没有这个权限'),
  'console.invalid': (p: { problems: string }) => `填得不对：${p.problems}`,
  'console.notFound': fixed('没有找到'),
  'console.formMoved': fixed('这个模板刚被别人改过，请重新打开再改'),
  'console.stale': fixed('页面已过期，请刷新后再试'),
  'console.pending': fixed('已收下，正在处理，请稍后看结果'),
  'console.elsewhere': fixed('请在本机用 http://localhost 打开控制台；别的网站不能替您操作'),
  'console.away': fixed('数据库暂时连不上，没有丢任何东西，请稍后再试'),
};
