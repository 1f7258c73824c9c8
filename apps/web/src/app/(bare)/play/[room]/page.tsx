import { titled } from '../../../../i18n/title'
import { PlayRoom } from '../../../../room/play/PlayRoom'

export const generateMetadata = titled((say) => say('play.pageTitle'))

export default async function Play({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params
  return <PlayRoom key={room} room={decodeURIComponent(room)} />
}
