-- A filter for pandoc and Quarto: blocks of code of the class `argmap` become figures.
--
--   pandoc --lua-filter "$(argmap setup pandoc)" page.md -o page.docx
--
-- A block holds a map, or names one: ``` {.argmap file=town.argmap focus=close caption="The dispute"}
-- HTML and EPUB get SVG, LaTeX, Beamer, Typst and ConTeXt PDF, all other formats PNG. The program is `argmap`, or what
-- the environment variable ARGMAP names: a page names none.

local OPTIONS = { "focus", "depth", "only", "by", "position", "theme" }
local SWITCHES = { "conflicts", "graph" }
local TYPES = { svg = "image/svg+xml", pdf = "application/pdf", png = "image/png" }
local program = os.getenv("ARGMAP") or "argmap"

local function picture_format()
  for _, each in ipairs({ "html", "epub", "revealjs", "slidy", "s5", "dzslides", "markdown", "gfm", "commonmark" }) do
    if FORMAT:match(each) then return "svg" end
  end
  for _, each in ipairs({ "latex", "beamer", "typst", "context" }) do
    if FORMAT:match(each) then return "pdf" end
  end
  return "png"
end

-- What the program writes; nothing if it could not. It tells itself of mistakes in a map, and draws the good part.
local function run(arguments, text)
  local ok, result = pcall(pandoc.pipe, program, arguments, text)
  if ok then return result end
  if type(result) == "table" and result.error_code == 1 and result.output ~= "" then return result.output end
  local why = type(result) == "table" and "" or ": " .. tostring(result)
  io.stderr:write("argmap: a map is not drawn, its text stands in its place" .. why .. "\n")
  return nil
end

local function is_yes(value) return value == "" or value == "true" or value == "yes" or value == "1" end

function CodeBlock(block)
  if not block.classes:includes("argmap") then return nil end
  local given = block.attributes
  local file = given.file or "-"
  if file:match("^%-.") then file = "./" .. file end
  local arguments = { "draw", file }
  for _, name in ipairs(OPTIONS) do
    if given[name] then
      local values = { given[name] }
      if name == "focus" or name == "only" then
        values = {}
        for value in given[name]:gmatch(name == "focus" and "[^,%s]+" or "[^,]+") do table.insert(values, value) end
      end
      for _, value in ipairs(values) do
        table.insert(arguments, "--" .. name)
        table.insert(arguments, value)
      end
    end
  end
  for _, name in ipairs(SWITCHES) do
    if given[name] and is_yes(given[name]) then table.insert(arguments, "--" .. name) end
  end
  local kind = picture_format()
  local function drawn(format)
    local all = { table.unpack(arguments) }
    for _, each in ipairs({ "--format", format, "--output", "-" }) do table.insert(all, each) end
    if format == "pdf" and not given.graph then
      table.insert(all, "--paper")
      table.insert(all, "fit")
    end
    return run(all, block.text .. "\n")
  end
  local data = drawn(kind)
  if not data then return nil end
  local name = "argmap-" .. pandoc.sha1(data) .. "." .. kind
  pandoc.mediabag.insert(name, TYPES[kind], data)
  local alt = given.alt or (drawn("alt") or ""):gsub("%s+$", "")
  local caption = {}
  if given.caption then
    caption = pandoc.utils.blocks_to_inlines(pandoc.read(given.caption, "markdown").blocks)
  end
  local kept = {}
  for _, each in ipairs({ "width", "height" }) do
    if given[each] then kept[each] = given[each] end
  end
  if not pandoc.Figure then -- before pandoc 3.0
    kept.alt = alt
    if #caption == 0 then caption = { pandoc.Str(alt) } end
    local title = given.caption and "fig:" or ""
    return pandoc.Para({ pandoc.Image(caption, name, title, pandoc.Attr(block.identifier, {}, kept)) })
  end
  -- A slide shows the words of an image below it: there they are the caption.
  local words = FORMAT:match("pptx") and caption or { pandoc.Str(alt) }
  local image = pandoc.Image(words, name, "", pandoc.Attr("", {}, kept))
  if #caption == 0 then
    image.identifier = block.identifier
    return pandoc.Para({ image })
  end
  return pandoc.Figure({ pandoc.Plain({ image }) }, { long = { pandoc.Plain(caption) } }, pandoc.Attr(block.identifier))
end

return { { CodeBlock = CodeBlock } }
