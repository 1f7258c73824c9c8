import './math.js'
import './standard.js'
import './random.js'
