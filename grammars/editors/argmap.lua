-- Neovim 0.11 or later: copy this to `lsp/argmap.lua` in a folder of your runtime path, and enable it by
-- `vim.lsp.enable('argmap')` in init.lua.
vim.filetype.add({ extension = { argmap = 'argmap' } })
return {
  cmd = { 'argmap', 'lsp' },
  filetypes = { 'argmap' },
  root_markers = { 'argmap.toml', 'pyproject.toml', '.git' },
}
