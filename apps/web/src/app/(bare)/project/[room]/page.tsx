import { titled } from '../../../../i18n/title'
import { ProjectPage } from '../../../../room/project/ProjectPage'

export const generateMetadata = titled((say) => say('project.title'))

export default async function Project({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params
  return <ProjectPage key={room} room={decodeURIComponent(room)} />
}
