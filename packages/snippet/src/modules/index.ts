import './math.js'
