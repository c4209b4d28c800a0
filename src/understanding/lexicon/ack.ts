// Words of acknowledgements (domain.md §3).

/** Each of these acknowledges by itself. */
export const ACK_CORE =
  '已经收到 已收到 收到 收悉 已收悉 已阅 已阅知 已知悉 知悉 已知晓 知晓 阅 明白 照办 遵照执行 遵命 好的 好滴 好嘞 了解 已了解 知道了 知道啦 坚决执行 坚决落实 马上落实 立即落实 马上办 ok okay [ok] 1 roger received';
/** Stickers that say so, in the letters they arrive in. */
export const ACK_STICKER =
  /^(?:\[(?:强|ok|好的|好|抱拳|赞|点赞|收到|敬礼|握手|合十|棒|嗯|明白|没问题|666|sure|thumbsup|salute|fist)\]\s*)+$/;
/** Passed on downwards. */
export const ACK_RELAY =
  '已传达 已转发 已传达到位 已转达 已转发到群 已下发 已传达落实 传达到位 已通知到位 已通知到户 已安排 已部署 已落实 已贯彻 已转达到 已转到 已转至 已转给 已转各 已转群 已转业主群 已转村民群 已转居民群 已转楼群 已发群 已发到 已发至 已发给 已发在 已通知到 已通知至 已告知到 已传到 已传至 已宣传到 已宣传到位 已在群里转发 已在群里发 已群发 已在喇叭上喊 已在广播里 已广播 已播放 已喊喇叭';
/** May stand beside an acknowledgement and says nothing more. */
export const ACK_MORE =
  '了 啦 的 哈 哦 呀 嘞 嗯 喽 咯 呢 嘛 请放心 请领导放心 请您放心 放心 您放心 领导放心 请知悉 请悉知 完毕 特此 谢谢 感谢 多谢 辛苦 辛苦了 领导 书记 主任 镇长 组长 您 马上 立即 立刻 落实 照办 执行 安排 办理 通知 指令 文件 消息 信息 精神 要求 会议 这就 我们 我 咱 咱们 俺 俺们 本 村 已 去办 到位 好 并 都 均 ， , 。 . ! ~ 、';
/** Whom it was passed on to. */
export const ACK_TO =
  '到 至 给 各 下去 村 组 网格 社区 户 群 群众 村民 居民 人 所有 全体 每 里 小组 家长 员 楼 楼群 楼栋 楼栋群 楼栋长 楼长 楼组长 单元 单元长 单元群 业主 业主群 居民群 村民群 微信群 工作群 网格群 小区 小区群 院落 院子 片区 微网格 微网格群 组长 中心户 中心户长 物业 商户 住户 租户 家 户户 家家户户 每家每户 每一户 挨家挨户 党员 代表 成员 队员 辖区 里 里面 长 群里 大群 小群 进 下面 在 喇叭 广播 两 三 个';
/** What follows the word at once and says no more. */
export const ACK_PARTICLE = '了 啦 哈 喽 咯 嘞 呢 哦 喔 噢 啊 呀 吧 的 嘛 咧 哒 滴 勒';
