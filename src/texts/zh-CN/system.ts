/** Sentences of the bot about itself. */
export const systemTexts = {
  bug: (p: { incident: string }) =>
    `系统出错（编号 ${p.incident}），这条没有记录。请稍后再发一次，或把编号告诉管理员。`,
};
