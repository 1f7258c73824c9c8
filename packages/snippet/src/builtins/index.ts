/** Importing this fills the tables of built-in functions and classes. */
import './functions.js'
import './number.js'
import './text.js'
import './list.js'
import './dict.js'
import './view.js'
import './generator.js'
import './object.js'
