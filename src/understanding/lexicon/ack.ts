// Words of acknowledgements (domain.md §3).

/** Each of these acknowledges by itself. */
export const ACK_CORE =
  '已经收到 已收到 收到 收悉 已收悉 已阅 已阅知 已知悉 知悉 已知晓 知晓 阅 明白 照办 遵照执行 遵命 好的 好滴 好嘞 了解 已了解 知道了 知道啦 坚决执行 坚决落实 马上落实 立即落实 马上办 ok okay [ok] 1 roger received';
/** Stickers that say so, in the letters they arrive in. */
export const ACK_STICKER =
  /^(?:\[(?:强|ok|好的|好|抱拳|赞|点赞|收到|敬礼|握手|合十|棒|嗯|明白|没问题|666|sure|thumbsup|salute|fist)\]\s*)+$/;
/** Passed on downwards. */
export const ACK_RELAY =
  '已传达 已转发 已传达到位 已转达 已转发到群 已下发 已传达落实 传达到位 已通知到位 已通知到户 已安排 已部署 已落实 已贯彻';
/** May stand beside an acknowledgement and says nothing more. */
export const ACK_MORE =
  '了 啦 的 哈 哦 呀 嘞 嗯 谢谢 感谢 多谢 辛苦 辛苦了 领导 书记 主任 镇长 组长 您 马上 立即 立刻 落实 照办 执行 安排 办理 通知 指令 文件 消息 信息 精神 要求 会议 这就 我们 我 本 村 已 去办 到位 好 并 都 均 ， , 。 . ! ~ 、';
/** Whom it was passed on to. */
export const ACK_TO = '到 至 给 各 下去 村 组 网格 社区 户 群 群众 村民 居民 人 所有 全体 每 里 小组 家长 员';
