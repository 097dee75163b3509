import type { OwnRow, OwnSource } from '../../platform/own-data.ts'

/** By what somebody signs in, and where they did: of no street. */
export const accountOwn: readonly OwnSource[] = [
  {
    name: 'account',
    title: '账号',
    holds: ['member.account_id', 'credential.account_id'],
    heads: {
      createdAt: '注册时间',
      wechatOpenid: '微信给云选的编号',
      wechatUnionid: '微信开放平台的编号',
      login: '工作台登录名',
    },
    read: async (db, { accountId }) => {
      const { rows } = await db.$client.query<OwnRow>({
        name: 'own-account',
        text: `select a.created_at as "createdAt", a.wechat_openid as "wechatOpenid",
            a.wechat_unionid as "wechatUnionid", c.login
          from account a left join credential c on c.account_id = a.id where a.id = $1`,
        values: [accountId],
      })
      return rows
    },
  },
  {
    name: 'sessions',
    title: '登录过的设备',
    holds: ['session.account_id'],
    heads: { device: '设备', network: '网络', createdAt: '登录时间', revokedAt: '退出时间' },
    read: async (db, { accountId }) => {
      const { rows } = await db.$client.query<OwnRow>({
        name: 'own-sessions',
        text: `select device, network, created_at as "createdAt", revoked_at as "revokedAt"
          from session where account_id = $1 order by id`,
        values: [accountId],
      })
      return rows
    },
  },
]
