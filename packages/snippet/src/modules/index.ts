import './math.js'
import './standard.js'
