import type { StaffRole } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { maySee } from './access.ts'
import { screens } from './features.ts'
import { menu, menuFor } from './menu.ts'

test('whatever is for a role and has a sign stands in the menu once, and nothing else does', () => {
  const listed = menu.flatMap(({ entries }) => entries.flatMap(({ paths }) => paths))
  const wanted = screens.filter(({ may, title, Icon }) => may && title && Icon).map(({ path }) => path)
  expect([...listed].sort()).toEqual(wanted.sort())
})

test('no two screens have the same address', () => {
  expect(new Set(screens.map(({ path }) => path)).size).toBe(screens.length)
})

/** What somebody who holds a role, of the whole street unless an area is given, finds in the menu. */
function menuOf(role: StaffRole, areaId: string | null = null) {
  const grant = { role, areaId, organizationId: role === 'provider' ? 'a clinic' : null }
  return menuFor(permission => maySee([grant], permission))
}

const titlesOf = (role: StaffRole, areaId: string | null = null) =>
  menuOf(role, areaId).map(({ name, entries }) => `${name}: ${entries.map(({ title }) => title).join(' ')}`)

test('each role finds its own work and nothing else', () => {
  expect({
    provider: titlesOf('provider'),
    'coordinator of a community': titlesOf('coordinator', 'a community'),
    coordinator: titlesOf('coordinator'),
    liaison: titlesOf('liaison'),
    reviewer: titlesOf('reviewer'),
    administrator: titlesOf('administrator'),
  }).toMatchInlineSnapshot(`
    {
      "administrator": [
        ": 今天",
        "接待: 今日服务台 待电话联系 预约审核 场地日历",
        "群众事项: 事项台",
        "服务与内容: 服务与场次 文章与指南 发布审核 评价 导入",
        "志愿服务: 签到看板 活动与班次 服务队 志愿者 时长确认 服务记录 积分与礼品 评星与证书",
        "街道: 简报与数据 地点 人员与权限 单位代表 街道设置 日志",
      ],
      "coordinator": [
        ": 今天",
        "接待: 今日服务台 待电话联系 预约审核 场地日历",
        "群众事项: 事项台",
        "服务与内容: 服务与场次 文章与指南 发布审核 评价 导入",
        "志愿服务: 签到看板 活动与班次 服务队 志愿者 时长确认 服务记录 积分与礼品 评星与证书",
        "街道: 简报与数据 地点 单位代表 街道设置",
      ],
      "coordinator of a community": [
        ": 今天",
        "接待: 今日服务台 待电话联系 预约审核 场地日历",
        "群众事项: 事项台",
        "服务与内容: 服务与场次 文章与指南 发布审核 评价 导入",
        "志愿服务: 签到看板 活动与班次 服务队 志愿者 时长确认 服务记录 积分与礼品",
        "街道: 简报与数据 地点 街道设置",
      ],
      "liaison": [
        ": 今天",
        "群众事项: 事项台",
        "街道: 简报与数据 单位代表",
      ],
      "provider": [
        ": 今天",
        "接待: 今日服务台 待电话联系 预约审核",
        "服务与内容: 服务与场次 发布审核 评价",
        "志愿服务: 签到看板 活动与班次 时长确认 积分与礼品",
        "街道: 简报与数据",
      ],
      "reviewer": [
        ": 今天",
        "群众事项: 事项台",
        "服务与内容: 服务与场次 文章与指南 发布审核 评价",
        "志愿服务: 活动与班次 时长确认 服务记录 评星与证书",
        "街道: 简报与数据 街道设置 日志",
      ],
    }
  `)
})

test.each(['provider', 'coordinator', 'liaison', 'reviewer'] as const)('%s sees at most 26 lines', role => {
  expect(menuOf(role).flatMap(({ entries }) => entries).length).toBeLessThanOrEqual(26)
})

test('no section has more than eight lines, for whoever sees all', () => {
  for (const { entries } of menuOf('administrator')) expect(entries.length).toBeLessThanOrEqual(8)
})
