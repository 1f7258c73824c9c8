import { titled } from '../../../../i18n/title'
import { RemotePage } from '../../../../room/host/RemotePage'

export const generateMetadata = titled((say) => say('host.remote'))

export default async function Remote({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params
  return <RemotePage key={room} room={decodeURIComponent(room)} />
}
