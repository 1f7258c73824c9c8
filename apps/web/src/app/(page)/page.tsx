import { StartPage } from '../../room/join/StartPage'

export default function Start() {
  return <StartPage />
}
