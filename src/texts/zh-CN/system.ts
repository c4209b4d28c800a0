import { fixed, repeated } from '../words.ts';

/** Sentences of the bot about itself. */
export const systemTexts = {
  bug: (p: { incident: string }) =>
    `系统出错（编号 ${p.incident}），这条没有记录。请稍后再发一次，或把编号告诉管理员。`,
  usage: (p: { usage: string; usageEn: string }) => `没看懂，请这样写：${p.usage}`,
  denied: (p: { command: string }) => `您没有“${p.command}”的权限；您能做什么发：/帮助`,
  frozen: fixed('您换了账号，24小时内只能报告和答复，不能下指令、审批'),
  stranger: fixed('您还没登记，这条没有记录。请发：/报到 姓名（或 /报到 邀请码）'),
  'question.dropped': fixed('✓ 好的，没有执行'),
  unknownCommand: (p: { typed: string }) => `没有“/${repeated(p.typed)}”这个命令，发 /帮助 看能做什么`,
  didYouMean: (p: { typed: string; meant: string }) => `您要找的是不是 /${p.meant}？回复 1 执行`,
};
