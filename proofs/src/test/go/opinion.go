// Go's own transparency-log packages say what they think of proofs made by Duly: one question a line, one answer a line.
package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	questions := bufio.NewScanner(os.Stdin)
	questions.Buffer(nil, 1<<24)
	for questions.Scan() {
		if err := answer(strings.Fields(questions.Text())); err != nil {
			fmt.Println("no:", strings.ReplaceAll(err.Error(), "\n", " "))
		} else {
			fmt.Println("yes")
		}
	}
}

func answer(words []string) error {
	switch words[0] {
	case "note": // verifier key, note, text
		verifier, err := note.NewVerifier(words[1])
		if err != nil {
			return err
		}
		opened, err := note.Open(decoded(words[2]), note.VerifierList(verifier))
		if err != nil {
			return err
		}
		if opened.Text != string(decoded(words[3])) {
			return fmt.Errorf("another text")
		}
		return nil
	case "inclusion": // size, root, index, entry, path
		leaf := tlog.RecordHash(decoded(words[4]))
		return tlog.CheckRecord(hashes(words[5:]), number(words[1]), hash(words[2]), number(words[3]), leaf)
	case "consistency": // size, root, earlier size, earlier root, path
		return tlog.CheckTree(hashes(words[5:]), number(words[1]), hash(words[2]), number(words[3]), hash(words[4]))
	case "tiles": // size, root, folder, then an index and its entry, again and again
		tree := tlog.Tree{N: number(words[1]), Hash: hash(words[2])}
		reader := tlog.TileHashReader(tree, folder(words[3]))
		// All at once: asked for few, this version of the reader leaves the first tiles unchecked.
		var indexes []int64
		for at := 4; at < len(words); at += 2 {
			indexes = append(indexes, tlog.StoredHashIndex(0, number(words[at])))
		}
		found, err := reader.ReadHashes(indexes)
		if err != nil {
			return err
		}
		for at, entry := range found {
			if entry != tlog.RecordHash(decoded(words[5+2*at])) {
				return fmt.Errorf("another hash at %s", words[4+2*at])
			}
		}
		return nil
	}
	return fmt.Errorf("not a question: %s", words[0])
}

// folder holds tiles under the paths of C2SP tlog-tiles.
type folder string

func (f folder) Height() int { return 8 }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range tiles {
		// Go's path names the height first: tile/8/0/x001/234. The rest is the same.
		data, err := os.ReadFile(filepath.Join(string(f), strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		found = append(found, data)
	}
	return found, nil
}

func (f folder) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func number(word string) int64 {
	value, err := strconv.ParseInt(word, 10, 64)
	if err != nil {
		panic(err)
	}
	return value
}

func decoded(word string) []byte {
	value, err := base64.StdEncoding.DecodeString(word)
	if err != nil {
		panic(err)
	}
	return value
}

func hash(word string) tlog.Hash {
	var value tlog.Hash
	copy(value[:], decoded(word))
	return value
}

func hashes(words []string) []tlog.Hash {
	var values []tlog.Hash
	for _, word := range words {
		values = append(values, hash(word))
	}
	return values
}
