import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** Which messages somebody wants, and what WeChat may show them. */
export const messageOwn: readonly OwnSource[] = [
  {
    name: 'messageSettings',
    title: '消息设置',
    holds: ['message_setting.member_id'],
    heads: {
      reminders: '到点提醒',
      offers: '候补和补位',
      news: '新场次和进展',
      sms: '短信',
      quietFrom: '几点起不打扰',
      quietUntil: '到几点',
      refusedAt: '没同意微信提醒的时间',
      updatedAt: '改的时间',
    },
    read: ownRows(
      'member',
      'message-settings',
      `select reminders, offers, news, sms, quiet_from as "quietFrom", quiet_until as "quietUntil",
          refused_at as "refusedAt", updated_at as "updatedAt"
        from message_setting where street_id = $1 and member_id = $2`,
    ),
  },
  {
    name: 'wechatGrants',
    title: '同意过的微信提醒（每次一条，没用完的）',
    holds: ['wechat_grant.member_id'],
    heads: { grantedAt: '同意的时间' },
    read: ownRows(
      'member',
      'wechat-grants',
      `select granted_at as "grantedAt" from wechat_grant where street_id = $1 and member_id = $2 order by id`,
    ),
  },
  {
    name: 'messages',
    title: '发给我的微信和短信',
    holds: [],
    heads: { title: '标题', channel: '怎么发的', settledAt: '时间' },
    says: { channel: { wechat: '微信', sms: '短信' } },
    read: ownRows(
      'member',
      'messages',
      `select n.title, m.channel, m.settled_at as "settledAt"
        from notice n join message m on m.street_id = $1 and m.notice_id = n.id and m.status = 'sent'
        where n.street_id = $1 and n.member_id = $2 order by n.id`,
    ),
  },
]
