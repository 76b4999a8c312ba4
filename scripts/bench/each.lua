-- For wrk: asks for the paths in a file, one after another, and begins again.
--   wrk -s scripts/bench/each.lua http://HOST -- FILE
local paths, at = {}, 0

function init(arguments)
  for path in io.lines(arguments[1]) do
    paths[#paths + 1] = path
  end
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
