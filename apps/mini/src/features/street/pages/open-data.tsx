import { View } from '@tarojs/components'
import type { Street } from '@yunxuan/contract'
import { type Category, categoryNames } from '@yunxuan/domain'
import { useState } from 'react'
import { apiBase } from '../../../session/exchange.ts'
import { openPage, useParams } from '../../../shell/address.ts'
import { copy } from '../../../shell/copy.ts'
import { useLinkedStreet, useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Row } from '../../../ui/Row.tsx'
import { communityOptions } from '../../member/components/communities.ts'

/** What of a street other programs may read: each way out in a neighbour's words, with its address to copy. */
export default function OpenData() {
  const { street: linked } = useParams()
  useLinkedStreet(linked)
  return (
    <Page title="公开数据">
      <View>这里的数据谁都可以用，不用登录。里面没有任何人的姓名和电话。</View>
      <Loaded query={useStreet()}>{street => <Ways street={street} />}</Loaded>
    </Page>
  )
}

function Ways({ street }: { street: Street }) {
  const host = apiBase || window.location.origin
  const at = `${host}/v1/streets/${street.id}`
  const [part, setPart] = useState<Part>({})
  const query = queryOf(part)
  const frame = `<iframe src="${host}/embed/${street.id}/services${query}" title="${street.name}的服务" width="100%" height="480" style="border:0"></iframe>`
  return (
    <>
      <Card>
        <View className="stack">
          <View className="words">只要一部分</View>
          <Narrow street={street} part={part} onChange={setPart} />
        </View>
      </Card>
      <Way
        name="服务日历"
        text="订到手机或电脑的日历里，新排的、改了时间的、取消的，几个小时内跟着变。"
        data={`${at}/calendar.ics${query}`}
      />
      <Way
        name="放到网页上"
        text="把最近的服务放到您单位的网页里。先告诉街道是哪个网站，街道开通后才显示。"
        data={frame}
        what="代码"
      />
      <Way name="文字版网页" text="不用装什么，搜索和微信预览都看得懂。" data={`${host}/s/${street.id}`} />
      <Way
        name="服务目录"
        text="按国际通用的 HSDS 3.1 写的服务、单位、地点和办事材料，给别的系统用。"
        data={`${host}/hsds/${street.id}/services`}
      />
      <Way
        name="志愿徽章"
        text="星级证书是 Open Badges 3.0 徽章，用这里的公钥核对真假。"
        data={`${at}/issuer`}
      />
      <Way
        name="时长链尾"
        text="每个月公布的最后一环，核对志愿时长有没有被改过。"
        data={`${at}/chain/heads`}
      />
      <Way name="接口说明" text="所有接口的 OpenAPI 3.1 文件，给写程序的人。" data={`${host}/openapi.json`} />
      <Card className="card--list">
        <Row icon="shield-check" title="时长改不了的道理" onPress={() => openPage('record/heads')} />
        <Row icon="calendar-plus" title="自己约的同步到日历" onPress={() => openPage('feed/calendar')} />
      </Card>
    </>
  )
}

interface Part {
  area?: string
  brand?: string
  category?: Category
}

function queryOf(part: Part): string {
  const pairs = Object.entries(part).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []))
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

const all = 'all'

/** Which part of a street's services the calendar and the list are of. */
function Narrow({ street, part, onChange }: { street: Street; part: Part; onChange: (part: Part) => void }) {
  const without = { value: all, title: '全部' }
  return (
    <>
      <Pick
        label="社区"
        value={part.area ?? all}
        options={[without, ...communityOptions(street)]}
        onChange={value => onChange(withPart(part, 'area', value))}
      />
      {street.brands.length > 0 && (
        <Pick
          label="品牌"
          value={part.brand ?? all}
          options={[without, ...street.brands.map(({ id, name }) => ({ value: id, title: name }))]}
          onChange={value => onChange(withPart(part, 'brand', value))}
        />
      )}
      <Pick<Category | typeof all>
        label="类别"
        value={part.category ?? all}
        options={[
          { value: all, title: '全部' },
          ...street.categories.map(({ category }) => ({
            value: category,
            title: categoryNames[category].name,
          })),
        ]}
        onChange={value => onChange(withPart(part, 'category', value))}
      />
    </>
  )
}

function withPart(part: Part, name: keyof Part, value: string): Part {
  const { [name]: _before, ...rest } = part
  return value === all ? rest : { ...rest, [name]: value }
}

interface WayProps {
  name: string
  text: string
  data: string
  /** What is copied. */
  what?: string
}

function Way({ name, text, data, what = '网址' }: WayProps) {
  return (
    <Card>
      <View className="words">{name}</View>
      <View className="second">{text}</View>
      <View className="second">{data}</View>
      <Button
        kind="plain"
        small
        label={`复制${name}的${what}`}
        onPress={() => void copy(data, `${name}的${what}复制好了`)}
      >
        复制
      </Button>
    </Card>
  )
}
