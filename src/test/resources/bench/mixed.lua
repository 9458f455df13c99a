-- Asks for each of the addresses in turn, and prints what was measured as the other script does.
dofile("src/test/resources/bench/report.lua")

local paths = {}
local at = 0

function init(arguments)
  for _, each in ipairs(arguments) do
    paths[#paths + 1] = wrk.format("GET", each)
  end
end

function request()
  at = at % #paths + 1
  return paths[at]
end
