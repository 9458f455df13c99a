-- Asks for each of the addresses in turn, as compressed as browsers take it.
local paths = {}
local at = 0

function init(arguments)
  for _, each in ipairs(arguments) do
    paths[#paths + 1] = wrk.format("GET", each, {["Accept-Encoding"] = "gzip"})
  end
end

function request()
  at = at % #paths + 1
  return paths[at]
end
