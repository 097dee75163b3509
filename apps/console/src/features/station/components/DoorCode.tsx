import { QRCode, Typography } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'

/** The code for the door: whoever scans it sees whether it is open, what is there, and says what is missing. */
export function DoorCode({ locationId, name }: { locationId: string; name: string }) {
  const { streetId } = useWorkplace()
  const link = `${window.location.origin}/#/features/station/pages/station?id=${locationId}&street=${streetId}`
  return (
    <section className="door-code" aria-label={`${name}门口的码`}>
      <QRCode value={link} type="svg" size={120} bordered={false} />
      <div>
        <b>贴在门口的码</b>
        <p className="soft">扫一扫看开没开、有什么，缺了坏了也从这里说。</p>
        <Typography.Text copyable={{ text: link, tooltips: ['复制网址', '复制好了'] }}>
          复制网址
        </Typography.Text>
      </div>
    </section>
  )
}
