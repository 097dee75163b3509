import { Button } from 'antd'
import { useTitle } from '../ui/PageHead.tsx'

/** What is left when a page breaks or its part cannot be fetched: say so, and offer a way on. */
export function Crash() {
  useTitle('页面没有打开')
  return (
    <main className="state" role="alert">
      <h1>页面没有打开</h1>
      <p>可能是网络断了，或者工作台刚刚更新过。刷新一下一般就好。</p>
      <Button type="primary" onClick={() => window.location.reload()}>
        刷新
      </Button>
    </main>
  )
}
