/** Importing this fills the tables of tensors and provides the modules of torch. */
import './operations.js'
import './operators.js'
import './attributes.js'
import './autograd.js'
import './module.js'
import './parameter.js'
import './random.js'
import './libraries.js'
