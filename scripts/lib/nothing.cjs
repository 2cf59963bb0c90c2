// Stands in a bundle for a package that is imported there and never used.
module.exports = {};
